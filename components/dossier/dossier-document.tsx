"use client";
import { replaysWith } from "@/components/campaign/why/explanation-words";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import type { Dossier } from "@/lib/casefile/contract";
import classes from "./dossier.module.css";
import { DossierBar } from "./dossier-bar";
import { Evidence } from "./evidence";
import { Head } from "./head";
import { Part } from "./part";
import { Decisions, Members, Notes, Pinned } from "./people";
import { Traffic } from "./traffic";

/** A campaign on paper: what is claimed, on what, by whom, and what is not known. */
export function DossierDocument({ dossier, mayReveal }: { dossier: Dossier; mayReveal: boolean }) {
  return (
    <main className={classes.page}>
      <DossierBar dossier={dossier} mayReveal={mayReveal} />
      <article className={classes.paper}>
        <Head dossier={dossier} />
        <Evidence campaign={dossier.campaign} />
        <Traffic dossier={dossier} />
        <Members dossier={dossier} />
        <Decisions dossier={dossier} />
        <Pinned dossier={dossier} />
        <Notes dossier={dossier} />
        <Provenance dossier={dossier} />
      </article>
    </main>
  );
}

const Provenance = ({ dossier: { campaign, auditHead, madeAt, madeBy } }: { dossier: Dossier }) => (
  <Part title="Where this comes from">
    <p>
      Read by {madeBy} at {formatMoment(madeAt, "second")} UTC; the reading is entry {formatCount(auditHead.sequence)}{" "}
      of the record or one before it, whose head then was <code>{auditHead.hash}</code>.
    </p>
    <p>
      Campaign <code>{campaign.id}</code>, version {campaign.version}. {replaysWith}{" "}
      <code>{campaign.explanation.configurationHash}</code>.
    </p>
    <p>
      Scores are additive log-odds in nats and no probabilities. A verdict says what the campaign does, never who is
      behind it.
    </p>
  </Part>
);
