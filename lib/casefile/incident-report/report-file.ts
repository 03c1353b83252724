import type { Context } from "@/lib/command";
import { invalidInput } from "@/lib/kernel";
import type { IncidentReport, IncidentReportQuery } from "./contract";
import { readIncidentReport } from "./read-incident-report";
import { asHtml, asMarkdown } from "./render";

const forms = {
  markdown: { write: asMarkdown, type: "text/markdown; charset=utf-8", ending: "md" },
  html: { write: asHtml, type: "text/html; charset=utf-8", ending: "html" },
} as const;

export interface ReportFile {
  report: IncidentReport;
  text: string;
  type: string;
  fileName: string;
}

/** A report as a file to send. @throws `invalid_input` for another form than `markdown` or `html` */
export async function reportFile(ctx: Context, input: IncidentReportQuery, form: string): Promise<ReportFile> {
  if (form !== "markdown" && form !== "html") throw invalidInput("A report is written as markdown or html.");
  const report = await readIncidentReport(ctx, input);
  const { write, type, ending } = forms[form];
  return { report, type, text: write(report.blocks), fileName: `incident-report-${report.audience}.${ending}` };
}
