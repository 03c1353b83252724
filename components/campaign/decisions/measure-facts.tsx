import { Anchor, Badge, Group, Text } from "@mantine/core";
import Link from "next/link";
import { isMeasure, parametersInWords, stepInWords, strikeInWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import type { DecisionView, Recommended } from "@/lib/decisions/contract";

/** What a measure is set to, until when, whether its owner is told, what was recommended instead, and where it comes from. */
export function MeasureFacts({ decision, accounts = 1 }: { decision: DecisionView; accounts?: number }) {
  const { kind, parameters, expiresAt, disclosure, automated, proposalId, batchId, recommended } = decision;
  if (!isMeasure(kind)) return null;
  const setTo = parametersInWords(kind, parameters);
  // Kinds that are felt by nobody say nothing of being told.
  const isCovert = disclosure === "covert";
  return (
    <Group gap="sm">
      {setTo !== null && <Text size="xs">{setTo}</Text>}
      {expiresAt !== null && (
        <Text size="xs">
          ends {accounts > 1 && "from "}
          <Moment at={expiresAt} />
        </Text>
      )}
      {isCovert && <Badge color="grape">covert</Badge>}
      {automated && <Badge color="gray">automated</Badge>}
      {recommended?.departs && accounts === 1 && <Departure from={recommended} />}
      {proposalId !== null && (
        <Anchor component={Link} href={`/approvals/${proposalId}`} size="xs">
          Its proposal
        </Anchor>
      )}
      {batchId !== null && (
        <Anchor component={Link} href={`/batches/${batchId}`} size="xs">
          Its batch
        </Anchor>
      )}
    </Group>
  );
}

function Departure({ from: { step, strike } }: { from: Recommended }) {
  const what = step === null ? "no step was allowed" : `recommended was ${stepInWords(step)}`;
  return (
    <Text size="xs" c="dimmed">
      {strikeInWords(strike)}; {what}
    </Text>
  );
}
