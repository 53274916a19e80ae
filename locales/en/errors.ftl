# Pages that say what went wrong and what to do.

errors-bad-request-title = Qiao could not read this
errors-bad-request-text = The address or the form is incomplete or damaged. Please go back and try again. Nothing you saved is lost.
errors-forbidden-title = This page is not open to you
errors-forbidden-text = Your role does not give you access, or the request came from another website. Your coordinator can help.
errors-not-found-title = We cannot find this page
errors-not-found-text = The address may be mistyped, or the page may have moved.
errors-method-title = This does not work here
errors-method-text = The address exists, but not for this kind of request. Please go back and use the button on the page.
errors-too-large-title = This is too large
errors-too-large-text = This is more than Qiao accepts at once, so none of it was saved. Please shorten it.
errors-too-many-title = Too many attempts
errors-too-many-text = Please wait a minute and try again.
errors-busy-title = Qiao is very busy right now
errors-busy-text = Please try again in a few seconds. Nothing you saved is lost.
errors-internal-title = Something went wrong on our side
errors-internal-text = We have recorded the problem. Please try again. Nothing you saved is lost.
errors-code = Code { $status }
errors-to-today = Go to Today
errors-to-sign-in = Go to sign-in
