import { dispositions, standings, tiers } from "@/components/badges/meanings";
import { groupActs } from "@/components/campaign/decisions/acts";
import { nothingDecided, strongestAnswer } from "@/components/campaign/decisions/decision-words";
import { titleOfAct } from "@/components/campaign/decisions/kinds";
import { formatCount } from "@/components/data/count";
import { formatMoment } from "@/components/data/moment";
import { formatNats } from "@/components/data/nats";
import type { Dossier } from "@/lib/casefile/contract";
import { policies } from "@/lib/decisions/contract";
import classes from "./dossier.module.css";
import { Part } from "./part";
import { number, Sheet, text } from "./sheet";
import { PinnedFigure } from "./traffic";

/** Members in numbers, and those that most evidence stands against. */
export function Members({ dossier: { members, campaign, accounts } }: { dossier: Dossier }) {
  const naming = accounts === "clear" ? "by their ids" : "by pseudonym";
  return (
    <Part title="Members">
      <Sheet
        caption={`${formatCount(campaign.accounts)} members by tier, disposition and standing`}
        columns={[text("Tier"), text("Disposition"), text("Standing"), number("Accounts")]}
        rows={members.counts.map((one) => [
          tiers[one.tier].label,
          dispositions[one.disposition].label,
          standings[one.standing].label,
          formatCount(one.accounts),
        ])}
      />
      <Sheet
        caption={`${formatCount(members.strongest.length)} of ${formatCount(campaign.coreAccounts)} core accounts, ${naming}, those with most evidence first`}
        columns={[
          text("Account"),
          number("nats"),
          text("Hard link"),
          text("Disposition"),
          text("Standing"),
          number("Exchanges"),
        ]}
        rows={members.strongest.map((one) => [
          <code key="id">{one.accountId}</code>,
          formatNats(one.score),
          one.hardLink ? "yes" : "no",
          dispositions[one.disposition].label,
          standings[one.standing].label,
          formatCount(one.exchanges),
        ])}
      />
    </Part>
  );
}

/** Who decided what and why, the newest first. */
export function Decisions({ dossier: { decisions } }: { dossier: Dossier }) {
  const acts = groupActs(decisions);
  return (
    <Part title="Decisions">
      {acts.length === 0 && <p className={classes.none}>{nothingDecided}.</p>}
      {acts.map((act) => (
        <div key={act.id} className={classes.item}>
          <h3>
            {titleOfAct(act)}
            {act.standing === 0 && " (taken back)"}
            {act.standing > 0 &&
              act.standing < act.decisions.length &&
              ` (${act.decisions.length - act.standing} of ${act.decisions.length} taken back)`}
          </h3>
          <p className={classes.kicker}>
            {act.decision.actor.name} · {formatMoment(act.decision.at, "second")} UTC
            {act.decision.policy !== null && ` · ${policies[act.decision.policy]}`}
          </p>
          <p className={classes.words}>{act.decision.reason}</p>
          {act.decision.innocentExplanation !== null && (
            <p className={classes.words}>
              {strongestAnswer}: {act.decision.innocentExplanation}
            </p>
          )}
          {act.decision.snapshotHash !== null && (
            <p className={classes.kicker}>
              Taken on evidence <code>{act.decision.snapshotHash}</code>
            </p>
          )}
        </div>
      ))}
    </Part>
  );
}

/** What was pinned, drawn from what was kept then. */
export const Pinned = ({ dossier: { pins } }: { dossier: Dossier }) =>
  pins.length === 0 ? null : (
    <Part title="Pinned evidence" about="Each as it was when it was pinned, not as it is today.">
      {pins.map((pin) => (
        <div key={pin.id} className={classes.item}>
          <h3>{pin.caption}</h3>
          <p className={classes.kicker}>
            {pin.takenBy} · taken {formatMoment(pin.takenAt, "second")} UTC · SHA-256 <code>{pin.hash}</code>
            {pin.isWhole ? ", which what is kept matches" : ""}
          </p>
          {!pin.isWhole && <p role="alert">What is kept is not what the hash was made of, so it is not shown.</p>}
          {pin.chart !== null && <PinnedFigure chart={pin.chart} />}
          {pin.exchanges !== null && (
            <p>
              Exchanges of <code>{pin.exchanges.accountId}</code>, kept encrypted; their words are no part of a dossier.
            </p>
          )}
        </div>
      ))}
    </Part>
  );

export const Notes = ({ dossier: { notes } }: { dossier: Dossier }) =>
  notes === null ? null : (
    <Part title="Notes">
      {notes.length === 0 && <p className={classes.none}>Nothing is written.</p>}
      {notes.map((note) => (
        <div key={`${note.writtenAt} ${note.author}`} className={classes.item}>
          <p className={classes.kicker}>
            {note.author} · {formatMoment(note.writtenAt)} UTC
          </p>
          <p className={classes.words}>{note.text}</p>
        </div>
      ))}
    </Part>
  );
