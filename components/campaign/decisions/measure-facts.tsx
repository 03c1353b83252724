import { Anchor, Badge, Group, Text } from "@mantine/core";
import Link from "next/link";
import { isMeasure, parametersInWords } from "@/components/campaign/measures/measure-words";
import { Moment } from "@/components/data/moment";
import type { DecisionAct } from "./acts";

/** What a measure is set to, until when, whether its owner is told, and where it comes from. */
export function MeasureFacts({ act: { decision, decisions } }: { act: DecisionAct }) {
  const { kind, parameters, expiresAt, disclosure, automated, proposalId, batchId } = decision;
  if (!isMeasure(kind)) return null;
  const setTo = parametersInWords(kind, parameters);
  // Kinds that are felt by nobody say nothing of being told.
  const isCovert = disclosure === "covert";
  return (
    <Group gap="sm">
      {setTo !== null && <Text size="xs">{setTo}</Text>}
      {expiresAt !== null && (
        <Text size="xs">
          ends {decisions.length > 1 && "from "}
          <Moment at={expiresAt} />
        </Text>
      )}
      {isCovert && <Badge color="grape">covert</Badge>}
      {automated && <Badge color="gray">automated</Badge>}
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
