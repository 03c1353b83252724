"use client";
import { Button, Group, Progress, Stack, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { AccountTraffic } from "@/components/accounts/account-traffic";
import { formatCount } from "@/components/data/count";
import { Pseudonym } from "@/components/data/pseudonym";
import { Section } from "@/components/data/section";
import { ErrorState } from "@/components/feedback/error-state";
import { LoadingRows } from "@/components/feedback/loading-rows";
import type { SampleView } from "@/lib/detection/contract";
import { dossierQuery } from "@/lib/queries/detectors";
import { Dossier } from "./dossier";
import { LabelForm } from "./label-form";
import { nextUnlabelled } from "./next-unlabelled";
import { useDeskKeys } from "./use-desk-keys";

/** One account after the other, to be judged by what it did. */
export function LabelDesk({ sample }: { sample: SampleView }) {
  const { accounts } = sample;
  const [position, setPosition] = useState(() => nextUnlabelled(accounts, 0) ?? 1);
  const item = accounts.find((one) => one.position === position);
  const move = (by: number) => setPosition((at) => Math.min(accounts.length, Math.max(1, at + by)));
  useDeskKeys(move);
  const labelled = accounts.filter(({ label }) => label !== null).length;
  if (item === undefined) return null;
  return (
    <Section
      title={
        <Group gap="sm" component="span" display="inline-flex">
          Account {position} of {formatCount(accounts.length)}
          <Pseudonym value={item.accountId} />
        </Group>
      }
      about={`${formatCount(labelled)} judged`}
      actions={
        <Group gap="xs">
          <Button variant="default" onClick={() => move(-1)} disabled={position === 1} aria-keyshortcuts="k">
            Previous
          </Button>
          <Button
            variant="default"
            onClick={() => move(1)}
            disabled={position === accounts.length}
            aria-keyshortcuts="j"
          >
            Next
          </Button>
        </Group>
      }
    >
      <Stack>
        <Progress value={(100 * labelled) / accounts.length} size={4} aria-label="Accounts judged" />
        <LabelForm
          key={`${item.position} ${item.labelId}`}
          sampleId={sample.id}
          item={item}
          onSaved={() => {
            const next = nextUnlabelled(accounts, position);
            if (next !== undefined) setPosition(next);
          }}
        />
        <Facts sampleId={sample.id} position={position} />
        <AccountTraffic accountId={item.accountId} />
        <Text size="xs" c="dimmed">
          Judge by what is shown here. The account's own page would tell what detection says of it.
        </Text>
      </Stack>
    </Section>
  );
}

function Facts({ sampleId, position }: { sampleId: string; position: number }) {
  const { data, error, refetch } = useQuery(dossierQuery(sampleId, position));
  if (data !== undefined) return <Dossier dossier={data} sampleId={sampleId} position={position} />;
  return error === null ? <LoadingRows rows={6} /> : <ErrorState error={error} onRetry={() => void refetch()} />;
}
