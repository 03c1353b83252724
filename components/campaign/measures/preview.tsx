"use client";
import { Alert, Divider, List, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconMoon, IconUsersGroup } from "@tabler/icons-react";
import { formatCount } from "@/components/data/count";
import { useMomentText } from "@/components/data/moment";
import { Stat } from "@/components/data/stat";
import { noGatewayYet } from "@/components/enforcement/words";
import type { MeasurePreview } from "@/lib/casefile/contract";
import type { MeasureKind } from "@/lib/decisions/contract";
import { Collateral } from "./collateral";
import { countOf, measureWords } from "./measure-words";

interface PreviewProps {
  preview: MeasurePreview;
  kind: MeasureKind;
  /** The whole core: of it the rules spare accounts; of named ones they refuse the act. */
  isCore: boolean;
  isCovert: boolean;
}

/** What the server says a measure would come to, before anybody takes it. */
export function Preview({ preview, kind, isCore, isCovert }: PreviewProps) {
  const { refusal, reached, spared, radius, quiet, collateral } = preview;
  const isRefused = refusal !== null || (!isCore && spared.length > 0);
  return (
    <Stack gap="sm" aria-live="polite">
      <Stat
        label="It would reach"
        value={formatCount(refusal === null ? reached : 0)}
        unit={reached === 1 ? "account" : "accounts"}
        of={spared.length === 0 ? undefined : `${formatCount(sparedIn(preview))} spared`}
      />
      {isRefused && (
        <Alert color="yellow" icon={<IconAlertTriangle size={18} aria-hidden />} title="This will be refused">
          <Text size="sm">
            {refusal ??
              "Named accounts are dealt with all or not at all: take the spared ones out of the selection, or choose the whole core, of which they are skipped."}
          </Text>
        </Alert>
      )}
      <Spared spared={spared} />
      {!isRefused && reached > 0 && (
        <>
          <SecondPerson radius={radius} quiet={quiet} reached={reached} isCovert={isCovert} />
          <Divider />
          <Collateral collateral={collateral} reached={reached} />
          <Divider />
          <Text size="sm">{gatewayWords(kind, preview.connectors)}</Text>
        </>
      )}
    </Stack>
  );
}

const sparedIn = ({ spared }: MeasurePreview) => spared.reduce((sum, { accounts }) => sum + accounts, 0);

function Spared({ spared }: { spared: MeasurePreview["spared"] }) {
  if (spared.length === 0) return null;
  return (
    <List size="sm" spacing={2}>
      {spared.map(({ reason, accounts, examples }) => (
        <List.Item key={reason}>
          {formatCount(accounts)} spared, since each {reason}
          {examples.length > 0 && (
            <Text component="span" size="xs" c="dimmed">
              {" "}
              ({examples.join(", ")}
              {accounts > examples.length && " …"})
            </Text>
          )}
        </List.Item>
      ))}
    </List>
  );
}

type SecondPersonProps = Pick<MeasurePreview, "radius" | "quiet" | "reached"> & { isCovert: boolean };

/** Whether one person acts, or a second one is asked first, and why. */
function SecondPerson({ radius, quiet, reached, isCovert }: SecondPersonProps) {
  const moment = useMomentText();
  const before = radius.before === 0 ? "" : ` after ${formatCount(radius.before)} within a day`;
  const asks = [
    ...(radius.needsSecond
      ? [
          `${countOf(reached)}${before} ${reached === 1 ? "is" : "are"} above the blast radius of ${formatCount(radius.limit)}: it takes a second person.`,
        ]
      : []),
    ...(isCovert ? ["It is kept from its owners: somebody in the legal role approves it."] : []),
  ];
  return (
    <>
      {quiet !== null && (
        <Alert color="blue" icon={<IconMoon size={18} aria-hidden />} title={`${quiet.owner} asked for quiet`}>
          <Text size="sm">
            Until {moment(quiet.endsAt)}; acting before asks {quiet.owner}, by a proposal. {quiet.reason}
          </Text>
        </Alert>
      )}
      {asks.length > 0 && (
        <Alert color="lake" icon={<IconUsersGroup size={18} aria-hidden />} title="It is proposed">
          {asks.map((line) => (
            <Text key={line} size="sm">
              {line}
            </Text>
          ))}
        </Alert>
      )}
      {asks.length === 0 && quiet === null && (
        <Text size="sm" c="dimmed">
          Within the blast radius of {formatCount(radius.limit)} accounts a day{before}: you may act alone.
        </Text>
      )}
    </>
  );
}

function gatewayWords(kind: MeasureKind, connectors: readonly string[]): string {
  const { gateway } = measureWords[kind];
  if (gateway === null) return "The gateway has no part in it.";
  if (connectors.length === 0) return noGatewayYet;
  return `${connectors.join(", ")} ${gateway}; it counts as done when that is seen.`;
}
