import Link from "next/link";
import type { Dossier } from "@/lib/casefile/contract";
import { urlWith } from "@/lib/queries/url";
import classes from "./dossier.module.css";
import { BackToCampaign, PrintButton } from "./paper-bar";

/** What can be done with the dossier on the screen; no part of the paper. */
export function DossierBar({ dossier, mayReveal }: { dossier: Dossier; mayReveal: boolean }) {
  const page = `/campaigns/${dossier.campaign.id}`;
  const isClear = dossier.accounts === "clear";
  const withNotes = dossier.notes !== null;
  const shown = (accounts: boolean, notes: boolean) =>
    urlWith(`${page}/dossier`, { accounts: accounts ? "clear" : undefined, notes: notes || undefined });
  return (
    <nav className={classes.bar} aria-label="Dossier">
      <PrintButton />
      <Link href={shown(isClear, !withNotes)} prefetch={false}>
        {withNotes ? "Leave out the notes" : "With the notes"}
      </Link>
      {mayReveal ? (
        <Link href={shown(!isClear, withNotes)} prefetch={false}>
          {isClear ? "Accounts by pseudonym" : "Accounts by their ids"}
        </Link>
      ) : (
        <span>Accounts stand by pseudonym; your roles do not allow their ids here.</span>
      )}
      <BackToCampaign href={page} />
    </nav>
  );
}
