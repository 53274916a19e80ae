//! Reading a number as people write it: decimal comma or point, full-width digits, signs, powers of ten, a unit; significant figures and tolerances.
