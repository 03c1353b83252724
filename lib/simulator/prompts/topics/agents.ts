import { grammar } from "../grammar";

export const agentic = grammar(
  `
  In the repository {project}, {goal} and open a change that touches at most {#2-20} files. The failing check is {check} #{#100-9999}.
  Investigate why {check} fails on branch {project}-{#10-999}; {goal} if that is the cause.
  Migrate {project} from {stack} to {stack} in {#2-9} steps, run {check} after each, stop at the first red.
  Every night at {#1-5}:{#10-59}: pull {source}, {goal}, and write a summary of {#3-20} lines to the {project} board.
  Research {#3-12} options for {stack} hosting under {#20-900} a month, test each with {check}, and recommend one for {project}.
  Read {#4-60} pages of {source}, build a table with owner, date and amount, then {goal}.
  Fix issue {#10-9999} in {project}: users see {#2-90} duplicates after {source} is loaded. Write the test first, then {goal}.
  `,
  {
    project:
      "harbor-api|field-notes|tinyledger|orchard|windmap|pagepress|kiln|songbook|greenhouse|lockbox|papertrail|ferrywatch",
    goal: "remove the dead code|pin the versions|add pagination|split the module|speed up the slowest test|fix the flaky retry|add an index|rename the settings|document the public calls|cover the error path",
    check:
      "the unit suite|the type check|the smoke test|the lint step|the nightly build|the contract test|the load test",
    stack:
      "a REST service|a message queue|a plain cron job|a document store|a relational store|a static site|a mobile shell|an event log",
    source:
      "the supplier feed|last month's invoices|the meeting minutes|three mailing lists|the public tenders|the sensor archive|the changelog",
  },
);

export const computerUse = grammar(
  `
  [screenshot {#1-9}] Open the {app}, go to {page} and set {setting} to {#1-90}, then confirm.
  [screenshot {#1-9}] The {app} shows "{message}" on {page}. Click through until {setting} is saved.
  Fill the form in the {app}: name on line {#1-9}, {setting} = {#10-900}, upload file {#1-40}, submit on {page}.
  Take the list on {page} of the {app} and copy rows {#1-20} to {#21-60} into a sheet, skip those with {message}.
  `,
  {
    app: "booking portal|payroll screen|map viewer|photo archive|inventory tool|ticket desk|e-learning site|invoice editor",
    page: "page two|the settings tab|the monthly view|the second window|the export dialog|the search results|the side panel",
    setting:
      "the notice period|the page size|the default language|the reminder time|the quota|the font size|the backup hour",
    message: "session expired|not found|please retry|already assigned|out of range|draft only|pending review",
  },
);

export const vision = grammar(
  `
  [image {#1-9}] What does the {picture} show, and what is the value at {#1-60}?
  [image {#1-9}] Read the {text} in the {picture} and return it as a table with {#2-8} columns.
  [image {#1-9}, image {#10-19}] List the differences between the two {picture}s, at most {#2-12}.
  [image {#1-9}] Is the {thing} in this {picture} damaged? Mark the area in percent and compare with page {#2-80}.
  `,
  {
    picture:
      "bar chart|floor plan|receipt|X-ray|street scene|circuit diagram|menu|satellite tile|whiteboard|blueprint|leaf photo|timetable",
    text: "handwriting|small print|serial number|axis labels|signs|totals",
    thing: "roof|gear|crate|tyre|leaf|screen|weld|label",
  },
);
