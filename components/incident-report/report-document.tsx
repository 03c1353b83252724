"use client";
import Link from "next/link";
import classes from "@/components/dossier/dossier.module.css";
import { BackToCampaign, PrintButton } from "@/components/dossier/paper-bar";
import { type IncidentReport, type ReportBlock, reportAudiences } from "@/lib/casefile/contract";
import { urlWith } from "@/lib/queries/url";

const audienceNames = { public: "For the public", partner: "For a partner", regulator: "For a regulator" };

interface ReportDocumentProps {
  report: IncidentReport;
  /** The approved allegation was asked for. */
  withClaim: boolean;
  mayClaim: boolean;
}

/** A campaign in neutral words for those outside, as it will be sent. */
export function ReportDocument({ report: { campaignId, audience, blocks }, withClaim, mayClaim }: ReportDocumentProps) {
  const page = `/campaigns/${campaignId}`;
  const shown = (to: string, over: Record<string, unknown> = {}) =>
    urlWith(to, { audience, attribution: withClaim || undefined, ...over });
  return (
    <main className={classes.page}>
      <nav className={classes.bar} aria-label="Incident report">
        <PrintButton />
        {reportAudiences.map((one) =>
          one === audience ? (
            <strong key={one}>{audienceNames[one]}</strong>
          ) : (
            <Link key={one} href={shown(`${page}/report`, { audience: one })} prefetch={false}>
              {audienceNames[one]}
            </Link>
          ),
        )}
        {mayClaim && (
          <Link href={shown(`${page}/report`, { attribution: withClaim ? undefined : true })} prefetch={false}>
            {withClaim ? "Without the allegation" : "With the approved allegation"}
          </Link>
        )}
        <a href={shown(`/api${page}/report`, { form: "markdown" })}>Markdown</a>
        <a href={shown(`/api${page}/report`, { form: "html" })}>HTML</a>
        <BackToCampaign href={page} />
      </nav>
      <article className={classes.paper}>
        {blocks.map((block, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a report stand where they are
          <Block key={at} block={block} />
        ))}
      </article>
    </main>
  );
}

function Block({ block }: { block: ReportBlock }) {
  if (block.kind === "paragraph") return <p>{block.text}</p>;
  if (block.kind === "heading") return block.level === 1 ? <h1>{block.text}</h1> : <h2>{block.text}</h2>;
  return (
    <ul>
      {block.items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
