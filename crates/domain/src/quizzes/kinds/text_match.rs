//! Whether a text is one of the accepted ones: wildcards, case, full and half width, Unicode forms.
