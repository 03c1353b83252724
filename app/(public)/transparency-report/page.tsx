import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { ReportDocument } from "@/components/transparency/report-document";
import { openContext } from "@/lib/http/route";
import { isDomainError, newId } from "@/lib/kernel";
import { readPublicReport } from "@/lib/transparency";

export const metadata: Metadata = { title: "Transparency report" };

export default async function Page() {
  // What is published can be taken back at any time: nothing of it is kept in the build.
  await headers();
  try {
    return <ReportDocument report={await readPublicReport(openContext(newId()))} />;
  } catch (error) {
    if (isDomainError(error, "not_found")) notFound();
    throw error;
  }
}
