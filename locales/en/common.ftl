# Words used everywhere: navigation, saving, paging.

common-product = Qiao
common-description = Learning platform for Sino-European vocational training, in Chinese, German and English.
common-skip = Skip to content
common-language = Language
common-main-navigation = Main navigation
common-nav-today = Today
common-nav-courses = Courses
common-nav-quizzes = Quizzes
common-nav-classes = Classes
common-nav-people = People
common-nav-profile = Profile
common-breadcrumb = You are here
common-close = Close
common-pages = Pages
common-page-previous = Previous page
common-page-next = Next page
common-page-of = Page { $number } of { $pages }
common-please-check = Please check what you entered
common-saved = Saved
common-saved-device = Saved on this device
common-saved-sending = Saving…
common-saved-offline = Saved on this device. It will be sent when you are back online.
common-saved-rejected = This lesson has changed in the meantime. Please reload the page.
common-style-page = Style
common-about = Qiao 学桥, a bridge for learning
