import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DossierRefused } from "@/components/dossier/dossier-refused";
import { ReportDocument } from "@/components/incident-report/report-document";
import { type IncidentReport, type IncidentReportQuery, readIncidentReport } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { isDomainError, isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Incident report" };

export default async function Page({ params, searchParams }: PageProps<"/campaigns/[id]/report">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  const query = { ...((await searchParams) as Omit<IncidentReportQuery, "campaignId">), campaignId: id };
  let report: IncidentReport;
  try {
    report = await readIncidentReport(ctx, query);
  } catch (error) {
    if (isDomainError(error, "not_found")) notFound();
    if (!isDomainError(error)) throw error;
    return <DossierRefused title="No report" message={error.message} back={`/campaigns/${id}`} />;
  }
  const mayClaim = ctx.actor.permissions.has("attribution.read");
  return <ReportDocument report={report} withClaim={"attribution" in query} mayClaim={mayClaim} />;
}
