import { Paper, Text } from "@mantine/core";
import { Nats } from "@/components/data/nats";
import type { ScoreTerm } from "@/lib/detection/contract";
import { figuresOfTerm } from "../why/term-figures";
import { wordsOfTerm } from "../why/term-words";
import { strongestAgainst } from "../why/terms";

/** What speaks most against the campaign, in front of whoever has to answer it. */
export function StrongestAgainst({ terms }: { terms: readonly ScoreTerm[] }) {
  const term = strongestAgainst(terms);
  if (term === null) {
    return (
      <Paper p="sm">
        <Text size="sm">
          Detection found nothing that counts against it. Name the most likely innocent reading yourself: a company, a
          university, a shared tool, an evaluation.
        </Text>
      </Paper>
    );
  }
  const { label, meaning } = wordsOfTerm(term.name);
  return (
    <Paper p="sm" style={{ borderLeft: "3px solid var(--against)" }}>
      <Text size="xs" c="dimmed">
        Speaks most against it
      </Text>
      <Text size="sm" fw={600}>
        {label} (<Nats value={term.nats} signed />)
      </Text>
      <Text size="sm">
        {meaning} {figuresOfTerm(term)}.
      </Text>
    </Paper>
  );
}
