import { Table, Text } from "@mantine/core";
import {
  endWords,
  hoursInWords,
  measureWords,
  parametersInWords,
  proofWords,
  strikeInWords,
} from "@/components/campaign/measures/measure-words";
import { lowFrictionPrograms, type PolicyStep, type PolicyTerms } from "@/lib/decisions/contract";

const holdsInWords = (step: PolicyStep): string => {
  const hours = "holdsHours" in step ? step.holdsHours : undefined;
  return hours === undefined ? endWords.never : hoursInWords(hours);
};

/** The measure at each strike, what it is set to and how long it holds. */
export function StepsTable({ terms: { steps }, label }: { terms: PolicyTerms; label: string }) {
  return (
    <Table aria-label={`Steps: ${label}`} layout="fixed">
      <Table.Thead>
        <Table.Tr>
          <Table.Th w="20%">Strike</Table.Th>
          <Table.Th w="25%">Measure</Table.Th>
          <Table.Th>Set to</Table.Th>
          <Table.Th w="22%">It holds</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {steps.map((step, position) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is what stands at its strike
          <Table.Tr key={position}>
            <Table.Td>
              {strikeInWords(position + 1)}
              {position > 0 && position === steps.length - 1 && (
                <Text component="span" size="xs" c="dimmed">
                  {" "}
                  and later
                </Text>
              )}
            </Table.Td>
            <Table.Td fw={500}>{measureWords[step.kind].label}</Table.Td>
            <Table.Td>{parametersInWords(step.kind, "parameters" in step ? step.parameters : null) ?? "–"}</Table.Td>
            <Table.Td>{holdsInWords(step)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** What programmes with little friction are asked for, those of one proof together. */
export function ProgramsInWords({ programs }: { programs: PolicyTerms["programs"] }) {
  const proofs = [...new Set(lowFrictionPrograms.map((program) => programs[program]))];
  const said = proofs.map((proof) => {
    const names = lowFrictionPrograms.filter((program) => programs[program] === proof);
    return `the ${names.length === 1 ? "programme" : "programmes"} ${names.join(", ")} for ${proofWords[proof]}`;
  });
  return <>Where verification is required, it asks {said.join(", and ")}.</>;
}
