"use client";
import { Button, Group, Stack, Switch, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { parseAsInteger, useQueryState } from "nuqs";
import { useMemo, useState } from "react";
import { ChartMenu } from "@/components/chart/chart-menu";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import { EmptyState } from "@/components/feedback/empty-state";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { LineUp } from "@/lib/casefile/contract";
import { lineUpQuery } from "@/lib/queries/campaign";
import classes from "./line-up.module.css";
import { lineUpFigure } from "./line-up-figure";
import { prepareLineUp, scoreOf } from "./prepare-line-up";
import { SketchCard } from "./sketch-card";

/** Members beside innocents who do as much: each ordinary, together not. */
export function LineUpPanel({ campaignId }: { campaignId: string }) {
  const [seed, setSeed] = useQueryState("draw", parseAsInteger.withDefault(1));
  const [isBlind, setBlind] = useState(false);
  const { data, error, refetch } = useQuery(lineUpQuery(campaignId, seed));
  return (
    <Section
      title="Line-up"
      about="Random core members beside accounts of the same volume that are in no campaign: hours of the day (UTC), models, kinds of work"
      actions={
        <Group gap="md">
          <Switch
            size="xs"
            label="Blind"
            checked={isBlind}
            onChange={(event) => setBlind(event.currentTarget.checked)}
          />
          <Button size="compact-sm" variant="default" onClick={() => void setSeed(seed + 1)}>
            Draw others
          </Button>
        </Group>
      }
    >
      {data !== undefined && <Cards key={`${seed} ${isBlind}`} lineUp={data} isBlind={isBlind} />}
      {data === undefined && error !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data === undefined && error === null && <LoadingRows rows={8} height={40} />}
    </Section>
  );
}

function Cards({ lineUp, isBlind }: { lineUp: LineUp; isBlind: boolean }) {
  const sketches = useMemo(() => prepareLineUp(lineUp), [lineUp]);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isRevealed, setRevealed] = useState(false);
  const hides = isBlind && !isRevealed;
  if (sketches.length === 0) {
    return (
      <EmptyState title="Nobody to compare with">
        No account outside of campaigns has done about as much as members of this one.
      </EmptyState>
    );
  }
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  // Apart once everybody may know; mixed while they may not.
  const shown = hides ? sketches : [...sketches].sort((a, b) => Number(b.isMember) - Number(a.isMember));
  const aliasOf = (i: number) => `Account ${i + 1}`;
  const lined = shown.flatMap(({ accountId }, i) => {
    const sketch = lineUp.sketches.find((one) => one.accountId === accountId);
    return sketch === undefined ? [] : [{ sketch, alias: hides ? aliasOf(i) : null }];
  });
  return (
    <Stack gap="sm">
      <div className={classes.grid}>
        {shown.map((sketch, i) => (
          <SketchCard
            key={sketch.accountId}
            sketch={sketch}
            alias={aliasOf(i)}
            isBlind={hides}
            isPicked={picked.has(sketch.accountId)}
            onPick={() => toggle(sketch.accountId)}
          />
        ))}
      </div>
      <Group justify="space-between">
        <Text size="sm" aria-live="polite">
          {isBlind ? <Verdict hides={hides} sketches={sketches} picked={picked} /> : <Legend lineUp={lineUp} />}
        </Text>
        <Group gap="xs" wrap="nowrap">
          {hides && (
            <Button size="compact-sm" onClick={() => setRevealed(true)}>
              Reveal
            </Button>
          )}
          <ChartMenu figure={() => lineUpFigure(lined, lineUp.unmatched)} />
        </Group>
      </Group>
    </Stack>
  );
}

const Legend = ({ lineUp: { unmatched } }: { lineUp: LineUp }) => (
  <>
    Bars: hours of the day, each account by its own busiest; below, the models it uses and its kinds of work. The
    number: its exchanges in all.
    {unmatched > 0 && ` ${formatCount(unmatched)} members are left out: nobody outside has done as much.`}
  </>
);

interface VerdictProps {
  hides: boolean;
  sketches: ReturnType<typeof prepareLineUp>;
  picked: ReadonlySet<string>;
}

function Verdict({ hides, sketches, picked }: VerdictProps) {
  const { hits, members, mistaken } = scoreOf(sketches, picked);
  if (hides) return <>Half of these {sketches.length} are members. Pick those you would say are; then reveal.</>;
  return (
    <>
      You picked {hits} of {members} members, and {mistaken} of {sketches.length - members} innocents.
    </>
  );
}
