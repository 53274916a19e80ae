# The style page of demo mode: specimens of every part.

style-lede = Everything the pages are made of, in every state.
style-contents = On this page

style-colours = Colours
style-token-paper = The page itself
style-token-surface = Cards and fields
style-token-sunken = Set back
style-token-line = Hairlines
style-token-ink = Text
style-token-muted = Quiet text
style-token-accent = Links and actions
style-token-accent-soft = Chosen
style-token-support = Look again
style-token-ok = In order
style-token-danger = Danger

style-typography = Type
style-sample-title = A bridge for learning
style-sample-heading = Your first week in the workshop
style-sample-sub = Clamping a workpiece
style-sample-text = Check the tolerance of 0.05 mm before you release the part. If in doubt, <em>ask</em> your mentor.
style-sample-small = Hints, facts, tables
style-sample-tiny = Chips and captions

style-words = Long and short words

style-buttons = Buttons
style-buttons-normal = Normal
style-buttons-disabled = Disabled
style-buttons-small = Small
style-buttons-icons = With an icon
style-buttons-block = Full width
style-button-primary = Submit week
style-button-secondary = Save draft
style-button-quiet = Cancel
style-button-danger = Delete draft
style-button-add = Add an entry
style-button-download = Download

style-forms = Forms
style-forms-text = Text
style-forms-choice = Choices
style-forms-errors = Something is missing
style-field-empty = Empty
style-field-filled = Filled in
style-field-hint = With a hint
style-field-hint-text = As it is written on the training agreement.
style-field-invalid = Hours on Tuesday
style-field-invalid-text = A day has at most 24 hours. Please check the figure.
style-field-password = Password
style-field-readonly = To be read only
style-field-disabled = Disabled
style-field-area = What did you do?
style-field-area-text = Turned two shafts, measured and deburred them.
style-field-file = Photo of the workpiece
style-field-select = Phase
style-field-select-hint = The plan decides which come next.
style-phase-basics = Basic training
style-phase-company = In the company
style-phase-exam = Examination
style-choice-radio = One of several
style-choice-checkbox = Several
style-choice-morning = Early shift
style-choice-late = Late shift
style-choice-none = No shifts
style-choice-photo = With a photo
style-choice-measured = With measurements
style-search = Search weekly reports
style-search-button = Search

style-cards = Cards
style-card-plain-title = Metal basics
style-card-plain-text = Filing, sawing, drilling: what hands learn first.
style-card-link-title = Working in two cultures
style-card-link-text = The whole card is one link.
style-card-progress-title = Reading drawings
style-card-progress-text = With a state and a progress line.

style-chips = Chips and initials
style-chip-plain = Draft
style-chip-accent = In review
style-chip-info = New version
style-chip-ok = Signed off
style-chip-warn = Agreement missing
style-chip-danger = Insurance expired

style-notices = Notices
style-notice-info-title = A new version
style-notice-info-text = This lesson has changed since you began.
style-notice-ok-title = All weeks are signed off
style-notice-ok-text = Your mentor has read everything.
style-notice-warn-title = You are offline
style-notice-warn-text = What you write stays on this device until you are back.
style-notice-danger-title = Night shift planned
style-notice-danger-text = Learners under 18 may not work at night. Please change the plan.
style-notice-more = Find out more
style-flash = After an action

style-saving = Saved or not

style-progress = Progress
style-progress-none = Not begun
style-progress-some = Under way
style-progress-all = Complete

style-tables = Tables
style-table-hours = Hours per week
style-table-people = Mentors
style-column-week = Week
style-column-work = Work
style-column-hours = Hours
style-column-name = Name
style-column-place = Department
style-column-state = State
style-total = Total
style-work-turning = Turning
style-work-milling = Milling and measuring

style-lists = Due, steps, facts
style-due-next-title = Finish week 47
style-due-next-text = Two days are still open.
style-due-quiz-title = Quiz: measuring with the calliper
style-due-quiz-text = 8 questions, about 10 minutes
style-due-today = Closes today
style-due-meeting-title = Meeting of your set
style-due-meeting-text = Thursday, 15:00
style-step-done = Finished
style-step-now = You are here
style-step-next = Still to come
style-device-here = This device
style-device-before = Last used yesterday
style-device-end = Sign out

style-navigation = Finding one’s way
style-tabs = Views of the report
style-tab-week = Week
style-tab-month = Month
style-tab-plan = Training plan

style-disclosure = More on demand
style-details-closed = Closed
style-details-open = Open
style-details-text = What not everybody needs at once.
style-dialog-button = Open the dialog
style-dialog-title = Delete this draft?
style-dialog-text = The draft of week 47 is on this device only. It cannot be brought back.
style-dialog-keep = Keep it

style-empty = Nothing here yet
style-empty-title = No weekly reports yet
style-empty-text = Your weeks appear here once you write the first one.
style-empty-action = Write the first week

style-learning = Learning
style-learning-callouts = Callouts
style-callout-text = Switch the machine off before you measure.
style-term = Term
style-term-name = Dual vocational training
style-term-text = means that company and school share the work.
style-options-open = Before the answer
style-options-answered = After the answer
style-question = Why does Ms Li not answer?
style-option-free = She did not hear the question.
style-option-chosen = She does not want to correct her manager in front of others.
style-option-best-why = A correction in front of others would cost both of them face.
style-option-tried-why = Possible, but she nodded when it was put.
style-advice-text = Ask again after the meeting, in private.
style-counter-text = Someone who has just joined may really not know.
style-check-list = Checklist
style-check-glasses = Safety glasses on
style-check-hair = Long hair tied back
style-slider = Self-profile
style-pole-direct = I say things directly
style-pole-indirect = I hint at things
style-pole-alone = I begin alone
style-pole-together = I ask the group first

style-icons = Icons
style-icons-text = Always beside a word; the names are those in the code.
