"use client";
import { Button, Group, Paper, Text, Title } from "@mantine/core";
import { Pseudonym } from "@/components/data/pseudonym";
import type { AlikeExchange, Difference, Differences } from "@/lib/casefile/contract";
import classes from "./alike.module.css";

interface MarkedProps {
  of: AlikeExchange;
  differences: Differences;
  onClose: () => void;
}

/** Two texts as one, with what stands in only one of them marked. */
export function MarkedDifferences({ of, differences, onClose }: MarkedProps) {
  return (
    <Paper component="section" aria-label="Differences">
      <Group justify="space-between" mb="xs">
        <Text size="sm">
          Differences from <Pseudonym value={of.exchangeId} />: <del className={classes.one}>only here</del>,{" "}
          <ins className={classes.other}>only there</ins>
        </Text>
        <Button size="compact-xs" variant="subtle" color="gray" onClick={onClose}>
          Close
        </Button>
      </Group>
      <Marked title="System prompt" pieces={differences.systemPrompt} />
      <Marked title="Prompt" pieces={differences.prompt} />
      {differences.isCut && (
        <Text size="xs" c="dimmed">
          The first 2,000 words of each were compared.
        </Text>
      )}
    </Paper>
  );
}

function Marked({ title, pieces }: { title: string; pieces: Difference[] }) {
  if (pieces.length === 0) return null;
  return (
    <section>
      <Title order={3} mb={4}>
        {title}
      </Title>
      <div dir="auto" className={classes.words}>
        {pieces.map((piece, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one comparison do not move
          <Piece key={i} piece={piece} />
        ))}
      </div>
    </section>
  );
}

function Piece({ piece: { is, text } }: { piece: Difference }) {
  if (is === "one") return <del className={classes.one}>{text}</del>;
  return is === "other" ? <ins className={classes.other}>{text}</ins> : <span>{text}</span>;
}
