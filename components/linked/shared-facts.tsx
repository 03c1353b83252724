import { Badge, Table, VisuallyHidden } from "@mantine/core";
import { familyNames } from "@/components/badges/meanings";
import { formatCount } from "@/components/data/count";
import { hubWords } from "@/components/data/hub-words";
import { formatNats } from "@/components/data/nats";
import { Pseudonym } from "@/components/data/pseudonym";
import { Share } from "@/components/data/share";
import type { SharedFact } from "@/lib/detection/contract";
import { words } from "@/lib/queries/words";

/** The values that two accounts share, the strongest first, with who else holds each. */
export function SharedFacts({ facts, label }: { facts: SharedFact[]; label: string }) {
  if (facts.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={460} type="native">
      <Table aria-label={label} verticalSpacing={4} fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Family</Table.Th>
            <Table.Th>Value</Table.Th>
            <Table.Th ta="right" title="Accounts that hold it, of those that have anything in its family">
              Held by
            </Table.Th>
            <Table.Th ta="right" title="Windows of time that both are in, for a value that has any">
              Windows
            </Table.Th>
            <Table.Th ta="right" title="For a pair that shares it, before the cap of its family">
              Nats
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {facts.map((fact) => (
            <Table.Tr key={`${fact.kind}/${fact.value}`}>
              <Table.Td>{familyNames[fact.family]}</Table.Td>
              <Table.Td>
                <Pseudonym value={fact.display} /> <Kind fact={fact} />
              </Table.Td>
              <Table.Td ta="right" style={{ whiteSpace: "nowrap" }}>
                {formatCount(fact.overall)} (<Share part={fact.overall} of={fact.of} />)
              </Table.Td>
              <Table.Td ta="right">{formatCount(fact.windows)}</Table.Td>
              <Table.Td ta="right">{formatNats(fact.nats)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

const Kind = ({ fact }: { fact: SharedFact }) =>
  fact.hub ? (
    <Badge size="xs" variant="default" title={hubWords(fact)}>
      hub
    </Badge>
  ) : (
    <VisuallyHidden>{words(fact.kind)}</VisuallyHidden>
  );
