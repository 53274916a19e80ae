"""Computes the figures of docs/quiz-statistics.md a second time, with NumPy and SciPy and, where there is one, by another way than the program.

    python3 -m venv venv && venv/bin/pip install numpy scipy
    venv/bin/python docs/quiz-statistics-reference.py > crates/domain/src/quizzes/statistics/reference.txt

The tests in `reference_tests.rs` hold every line against the program's figures. The two data sets stand here and there: eight attempts at five slots, small
enough to check by hand, and a hundred at ten by a formula.
"""

import warnings
from collections import namedtuple

import numpy as np
from scipy import stats

LANGUAGES = ["zh", "de", "en"]
Slot = namedtuple("Slot", "number max item")  # item: None when drawn
Answer = namedtuple("Answer", "slot item mark max language answer")  # answer: class id, "other" or "nothing"


def small():
    slots = [Slot(1, 1, "a"), Slot(2, 2, "b"), Slot(3, 3, "c"), Slot(4, 1, "d"), Slot(5, 2, None)]
    rows = [
        ("de", "A", [1, 2, 3, 0], "e", 2),
        ("de", "A", [1, 2, 1.5, 0], "f", 1),
        ("zh", "A", [1, 0, 3, 1], "e", 1),
        ("zh", "A", [1, 2, 1.5, 0], "f", 2),
        ("de", "B", [0, 2, 0, 1], "e", 0),
        ("de", "A", [1, 0, 1.5, 0], "f", 0),
        ("zh", "nothing", [0, 0, 0, 1], "e", 1),
        ("zh", "other", [0, 0, 0, 1], "f", 0),
    ]
    attempts = [
        [Answer(s.number, s.item, m, s.max, language, answer if s.number == 1 else "nothing") for s, m in zip(slots, marks)]
        + [Answer(5, item, mark, 2, language, "nothing")]
        for language, answer, marks, item, mark in rows
    ]
    return slots, {"a": 0.25, "b": 0.5}, {"a": ["A", "B"]}, attempts


def large():
    """Slots 1 to 7 all or nothing, 8 and 9 partial (9 below nothing, too), 10 drawn from three items."""
    slots = [Slot(p, 1 + p % 3, f"i{p}") for p in range(1, 10)] + [Slot(10, 2, None)]
    attempts = []
    for s in range(100):
        ability = 37 * s % 100
        language = LANGUAGES[(s * 5 + s // 7) % 3]
        attempt = []
        for p in range(1, 11):
            strength = 2 * ability + (53 * s + 29 * p + 7 * s * p) % 100 + (30 if p == 3 and language == "de" else 0)
            if p == 8:
                share = min(strength // 60, 4) / 4
            elif p == 9:
                share = -0.5 if strength < 80 else 0.0 if strength < 160 else 1.0
            else:
                share = float(strength > 60 + 20 * p if p < 8 else strength > 150)
            item = f"i{p}" if p < 10 else f"d{s * 3 // 7 % 3}"
            maximum = slots[p - 1].max
            attempt.append(Answer(p, item, share * maximum, maximum, language, "ABCD"[strength % 4]))
        attempts.append(attempt)
    return slots, {f"i{p}": 1 / (p + 1) for p in range(1, 6)}, {"i1": ["A", "B", "C"], "d0": ["D"]}, attempts


def out(name, value):
    print(name, "none" if value is None or not np.isfinite(value) else repr(float(value)))


def wilson(shares):
    ci = stats.binomtest(round(sum(shares)), len(shares)).proportion_ci(0.95, method="wilson")
    return ci.low, ci.high


def t_interval(values):
    if len(values) < 2 or np.ptp(values) < 1e-9:
        return None, None
    return stats.t.interval(0.95, len(values) - 1, loc=np.mean(values), scale=stats.sem(values))


def scale_of(shares):
    shares = np.asarray(shares)
    return "negative" if (shares < -1e-9).any() else "dichotomous" if np.isin(shares, [0, 1]).all() else "partial"


def share_interval(shares, scale):
    if scale == "dichotomous":
        return wilson(shares)
    low, high = t_interval(shares)
    floor = -1 if scale == "negative" else 0
    return (None, None) if low is None else (max(low, floor), min(high, 1))


def percent(value):
    return None if value is None else 100 * value


def cut(difference, scale):
    """In points, and no more of them than there are."""
    most = 2 if scale == "negative" else 1
    return None if difference is None else 100 * min(max(difference, -most), most)


def figures(name, seen, guess, weights):
    shares = np.array([a.mark / a.max for a, _ in seen])
    rests = np.array([total - a.mark for a, total in seen])
    low, high = share_interval(shares, scale_of(shares))
    out(f"{name}.attempts", len(seen))
    out(f"{name}.facility", 100 * np.mean(shares))
    out(f"{name}.facility.low", percent(low))
    out(f"{name}.facility.high", percent(high))
    out(f"{name}.standard_deviation", 100 * np.std(shares, ddof=1) if len(seen) > 1 else None)
    out(f"{name}.guess", percent(guess))
    out(f"{name}.intended_weight", weights[0])
    out(f"{name}.effective_weight", weights[1])
    varies = len(seen) > 1 and np.ptp(shares) > 1e-9 and np.ptp(rests) > 1e-9
    out(f"{name}.discrimination", 100 * np.corrcoef(shares, rests)[0, 1] if varies else None)
    # the covariance over the greatest one is the same ratio of correlations
    best = np.corrcoef(np.sort(shares), np.sort(rests))[0, 1] if varies else None
    out(f"{name}.efficiency", 100 * np.corrcoef(shares, rests)[0, 1] / best if varies else None)


def strata(rests):
    n = len(rests)
    number = 3 if n < 60 else 4 if n < 100 else 5
    ranks = stats.rankdata(np.round(rests, 9), method="average")
    return (number * np.rint(2 * ranks - 1).astype(int)) // (2 * n)


def matched(name, a, b, scale):
    shares = np.array([x.mark / x.max for x, _ in a + b])
    first = np.array([True] * len(a) + [False] * len(b))
    levels = strata([total - x.mark for x, total in a + b])
    usable = [k for k in np.unique(levels) if first[levels == k].any() and not first[levels == k].all()]
    if not usable:
        for field in ["points", "low", "high", "strata", "attempts"]:
            out(f"{name}.matched.{field}", None)
        return
    keep = np.isin(levels, usable)
    shares, first, levels = shares[keep], first[keep], levels[keep]
    # the Mantel-Haenszel difference is the coefficient of the group beside one constant for each stratum
    design = np.column_stack([first] + [levels == k for k in usable]).astype(float)
    difference = np.linalg.lstsq(design, shares, rcond=None)[0][0]
    freedom = len(shares) - 2 * len(usable)
    if scale == "dichotomous":
        # Sato 1989, in the notation of a table [[A, B], [C, D]]
        p = q = w = 0.0
        for k in usable:
            A, n1 = shares[(levels == k) & first].sum(), ((levels == k) & first).sum()
            C, n2 = shares[(levels == k) & ~first].sum(), ((levels == k) & ~first).sum()
            N = n1 + n2
            p += C * (n1 / N) ** 2 - A * (n2 / N) ** 2 + (n1 / N) * (n2 / N) * (n2 - n1) / 2
            q += A * (n2 - C) / N + C * (n1 - A) / N
            w += n1 * (n2 / N)
        variance = (difference * p + q / 2) / w**2
    else:
        cells = [shares[(levels == k) & (first == g)] for k in usable for g in (True, False)]
        squares = sum(((cell - cell.mean()) ** 2).sum() for cell in cells)
        # the variance of that coefficient for unit noise, from the normal equations
        variance = squares / max(freedom, 1) * np.linalg.inv(design.T @ design)[0, 0]
    half = stats.t.ppf(0.975, freedom) * np.sqrt(variance) if freedom > 0 and variance > 1e-12 else None
    out(f"{name}.matched.points", 100 * difference)
    out(f"{name}.matched.low", cut(difference - half, scale) if half is not None else None)
    out(f"{name}.matched.high", cut(difference + half, scale) if half is not None else None)
    out(f"{name}.matched.strata", len(usable))
    out(f"{name}.matched.attempts", len(shares))


def languages(name, seen):
    scale = scale_of([a.mark / a.max for a, _ in seen])
    groups = {}
    for language in LANGUAGES:
        group = [(a, total) for a, total in seen if a.language == language]
        if not group:
            continue
        groups[language] = group
        shares = [a.mark / a.max for a, _ in group]
        low, high = share_interval(shares, scale)
        out(f"{name}.{language}.attempts", len(group))
        out(f"{name}.{language}.facility", 100 * np.mean(shares))
        out(f"{name}.{language}.low", percent(low))
        out(f"{name}.{language}.high", percent(high))
    for one, other in [("zh", "de"), ("zh", "en"), ("de", "en")]:
        if one not in groups or other not in groups:
            continue
        pair = f"{name}.{one}-{other}"
        x, y = ([a.mark / a.max for a, _ in groups[g]] for g in (one, other))
        d = np.mean(x) - np.mean(y)
        low = high = None
        if scale == "dichotomous":
            (l1, u1), (l2, u2) = wilson(x), wilson(y)
            low = d - np.sqrt((np.mean(x) - l1) ** 2 + (u2 - np.mean(y)) ** 2)
            high = d + np.sqrt((u1 - np.mean(x)) ** 2 + (np.mean(y) - l2) ** 2)
        elif len(x) > 1 and len(y) > 1 and (np.ptp(x) > 0 or np.ptp(y) > 0):
            ci = stats.ttest_ind(x, y, equal_var=False).confidence_interval(0.95)
            low, high = ci.low, ci.high
        out(f"{pair}.points", 100 * d)
        out(f"{pair}.low", cut(low, scale))
        out(f"{pair}.high", cut(high, scale))
        matched(pair, groups[one], groups[other], scale)


def report(prefix, slots, guesses, parts, attempts):
    totals = np.array([sum(a.mark for a in attempt) for attempt in attempts])
    seen = [(a, total) for attempt, total in zip(attempts, totals) for a in attempt]
    covariances = np.cov(np.array([[a.mark for a in attempt] for attempt in attempts]).T)
    maximum = sum(s.max for s in slots)
    p = len(slots)
    alpha = p / (p - 1) * (1 - np.trace(covariances) / covariances.sum())
    deviation = np.std(totals, ddof=1)
    low, high = t_interval(totals)
    quiz = f"{prefix}.quiz"
    out(f"{quiz}.attempts", len(attempts))
    out(f"{quiz}.max", maximum)
    out(f"{quiz}.mean", np.mean(totals))
    out(f"{quiz}.mean_percent", 100 * np.mean(totals) / maximum)
    out(f"{quiz}.mean.low", low)
    out(f"{quiz}.mean.high", high)
    out(f"{quiz}.median", np.median(totals))
    out(f"{quiz}.standard_deviation", deviation)
    out(f"{quiz}.skewness", stats.skew(totals, bias=False))
    out(f"{quiz}.kurtosis", stats.kurtosis(totals, bias=False))
    out(f"{quiz}.alpha", alpha)
    out(f"{quiz}.error_ratio", 100 * np.sqrt(1 - alpha))
    out(f"{quiz}.standard_error", deviation * np.sqrt(1 - alpha))

    # C(x, T) is the sum of the item's row of the covariance matrix
    with_total = covariances.sum(axis=1)
    roots = [np.sqrt(c) if c >= 0 else None for c in with_total]
    whole = sum(root for root in roots if root is not None)
    weights = {s.number: (100 * s.max / maximum, None if r is None else 100 * r / whole) for s, r in zip(slots, roots)}
    for s in slots:
        here = [(a, total) for a, total in seen if a.slot == s.number]
        figures(f"{prefix}.slot.{s.number}", here, guesses.get(s.item), weights[s.number])
    fixed = {s.item: s.number for s in slots if s.item}
    for item in sorted({a.item for a, _ in seen}):
        here = [(a, total) for a, total in seen if a.item == item]
        name = f"{prefix}.item.{item}"
        figures(name, here, guesses.get(item), weights[fixed[item]] if item in fixed else (None, None))
        if item in parts:
            classes = parts[item]
            answers = [a.answer if a.answer in classes or a.answer == "nothing" else "other" for a, _ in here]
            for answer in [*classes, "other", "nothing"]:
                rests = [total - a.mark for (a, total), given in zip(here, answers) if given == answer]
                out(f"{name}.answer.{answer}.count", len(rests))
                out(f"{name}.answer.{answer}.share", 100 * len(rests) / len(here))
                out(f"{name}.answer.{answer}.rest_mean", np.mean(rests) if rests else None)
        languages(name, here)


if __name__ == "__main__":
    warnings.simplefilter("error")
    # a group in which all have the same mark: meant
    warnings.filterwarnings("ignore", "Precision loss")
    report("small", *small())
    report("large", *large())
