"use client";
import { Text, Tooltip } from "@mantine/core";
import { type ReactNode, useMemo } from "react";
import { formatNats } from "@/components/data/nats";
import type { ScoreTerm } from "@/lib/detection/contract";
import { explanationWords } from "./explanation-words";
import { figuresOfTerm } from "./term-figures";
import { wordsOfTerm } from "./term-words";
import { type PreparedTerms, prepareTerms, type TermBar, type TermSide } from "./terms";
import classes from "./terms.module.css";

/** The score taken apart: for and against on one scale and with equal room, then what was not found and not available. */
export function TermsTable({ terms, score }: { terms: ScoreTerm[]; score: number }) {
  const prepared = useMemo(() => prepareTerms(terms, score), [terms, score]);
  const { groups, sumFor, sumAgainst, rest } = prepared;
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">Term</th>
          <th scope="col" className={classes.axis}>
            <Axis prepared={prepared} />
          </th>
          <th scope="col" className={classes.figure}>
            nats
          </th>
        </tr>
      </thead>
      <Side side="for" title="Speaks for it" sum={sumFor} bars={groups.for}>
        Nothing counts for harvesting.
      </Side>
      <Side side="against" title={explanationWords.speaksAgainst} sum={sumAgainst} bars={groups.against}>
        Nothing was found that speaks against it. That is a finding, not a gap: see below what was looked for.
      </Side>
      <tbody className={classes.total}>
        {rest !== 0 && <Sum label="Before anything was looked at: how few linked groups harvest" nats={rest} />}
        <Sum label="Score" nats={score} strong />
      </tbody>
      <Quiet title="Looked for, not found" bars={groups.absent} />
      <Quiet title="Not available: the input has nothing to look at" bars={groups.not_available} />
    </table>
  );
}

function Side(props: { side: TermSide; title: string; sum: number; bars: TermBar[]; children: ReactNode }) {
  return (
    <tbody>
      <tr className={classes.group}>
        <th scope="rowgroup" colSpan={2}>
          <span className={classes.mark} data-side={props.side} /> {props.title}
        </th>
        <td className={classes.figure}>{formatNats(props.sum, true)}</td>
      </tr>
      {props.bars.map((bar) => (
        <Term key={bar.term.name} bar={bar} />
      ))}
      {props.bars.length === 0 && (
        <tr>
          <td colSpan={3}>
            <Text size="sm" c="dimmed">
              {props.children}
            </Text>
          </td>
        </tr>
      )}
    </tbody>
  );
}

function Term({ bar }: { bar: TermBar }) {
  const { label, meaning } = wordsOfTerm(bar.term.name);
  return (
    <tr>
      <th scope="row">
        {meaning === "" ? (
          label
        ) : (
          <Tooltip label={meaning}>
            <span className={classes.label}>{label}</span>
          </Tooltip>
        )}
        <span className={classes.counted}>{figuresOfTerm(bar.term)}</span>
      </th>
      <td className={classes.axis}>
        <span className={classes.zero} />
        <span className={classes.bar} data-side={bar.side} style={{ width: `${bar.length * 50}%` }} />
      </td>
      <td className={classes.figure}>{formatNats(bar.term.nats, true)}</td>
    </tr>
  );
}

function Quiet({ title, bars }: { title: string; bars: TermBar[] }) {
  if (bars.length === 0) return null;
  return (
    <tbody>
      <tr>
        <td colSpan={3} className={classes.quiet}>
          <b>{title}</b>{" "}
          {bars
            .map(({ term }) => {
              const counted = term.denominator > 0 ? ` (${figuresOfTerm(term)})` : "";
              return `${wordsOfTerm(term.name).label}${counted}`;
            })
            .join(" · ")}
        </td>
      </tr>
    </tbody>
  );
}

const Sum = ({ label, nats, strong }: { label: string; nats: number; strong?: boolean }) => (
  <tr data-strong={strong}>
    <th scope="row" colSpan={2}>
      {label}
    </th>
    <td className={classes.figure}>{formatNats(nats, true)}</td>
  </tr>
);

const Axis = ({ prepared }: { prepared: PreparedTerms }) => (
  <span className={classes.ends}>
    <span>{formatNats(-prepared.reach)} against</span>
    <span>0</span>
    <span>for {formatNats(prepared.reach, true)}</span>
  </span>
);
