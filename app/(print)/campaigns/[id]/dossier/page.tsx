import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { DossierDocument } from "@/components/dossier/dossier-document";
import { DossierRefused } from "@/components/dossier/dossier-refused";
import { type Dossier, type DossierQuery, readDossier } from "@/lib/casefile";
import { pageContext } from "@/lib/http/page-context";
import { isDomainError, isId } from "@/lib/kernel";

export const metadata: Metadata = { title: "Dossier" };

export default async function Page({ params, searchParams }: PageProps<"/campaigns/[id]/dossier">) {
  const { id } = await params;
  if (!isId(id)) notFound();
  const ctx = await pageContext();
  let dossier: Dossier;
  try {
    dossier = await readDossier(ctx, { ...((await searchParams) as Omit<DossierQuery, "campaignId">), campaignId: id });
  } catch (error) {
    if (isDomainError(error, "not_found")) notFound();
    if (!isDomainError(error)) throw error;
    return <DossierRefused message={error.message} back={`/campaigns/${id}`} />;
  }
  return <DossierDocument dossier={dossier} mayReveal={ctx.actor.permissions.has("value.reveal")} />;
}
