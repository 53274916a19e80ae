# Pages that say what went wrong and what to do.

errors-bad-request-title = This could not be read
errors-bad-request-text = Something in the address or the form is missing or damaged. Please go back and try once more; what you had saved is still there.
errors-forbidden-title = This page is not open to you
errors-forbidden-text = Your role does not include it, or the request came from another website. Your coordinator can help.
errors-not-found-title = There is nothing here
errors-not-found-text = The address may have a typing error, or the page has moved.
errors-method-title = This does not work here
errors-method-text = The address exists, but not for this kind of request. Please go back and use the button on the page.
errors-too-large-title = This is too large
errors-too-large-text = What was sent is larger than Qiao takes at once, and nothing of it was saved. Please shorten it.
errors-too-many-title = Too many attempts
errors-too-many-text = Please wait a minute and try again.
errors-busy-title = Qiao is very busy right now
errors-busy-text = Please try again in a few seconds. Nothing you saved is lost.
errors-internal-title = Something went wrong on our side
errors-internal-text = It was noted. Please try again; nothing you saved is lost.
errors-code = Code { $status }
errors-to-today = To Today
errors-to-sign-in = To sign-in
