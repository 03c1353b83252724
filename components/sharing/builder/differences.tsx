import { Badge, Group, List, Stack, Table, Text } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { formatCount } from "@/components/data/count";
import { Section } from "@/components/data/section";
import type { ClassDifference, FieldDifference } from "@/lib/indicators/contract";
import classes from "./builder.module.css";

const titles: Record<ClassDifference["name"], { title: string; noun: string }> = {
  campaign: { title: "The campaign", noun: "campaign" },
  accounts: { title: "Accounts", noun: "accounts" },
  addresses: { title: "Addresses", noun: "addresses" },
  domains: { title: "Mail domains", noun: "mail domains" },
  wrappers: { title: "Masked wrappers", noun: "wrappers" },
  counts: { title: "Counts of what is held back", noun: "counts" },
};

/** One class of what is known: how many leave, field by field as the partner will see them, and what is held back and why. */
export function Differences({ of, children }: { of: ClassDifference; children?: ReactNode }) {
  const { title, noun } = titles[of.name];
  const heldBack = of.held.reduce((sum, { count }) => sum + count, 0);
  const isOne = of.name === "campaign";
  return (
    <Section
      title={title}
      about={
        !isOne && (
          <Group gap={6} component="span">
            <Badge color={of.leaves > 0 ? "teal" : "gray"}>
              {of.leaves === 0 ? `no ${noun} leave` : `${formatCount(of.leaves)} leave`}
            </Badge>
            {heldBack > 0 && <Badge color="orange">{formatCount(heldBack)} held back</Badge>}
          </Group>
        )
      }
    >
      <Stack gap="xs">
        {(isOne || of.leaves > 0) && <Fields of={of.fields} label={title} />}
        {of.held.length > 0 && (
          <div>
            <Text size="xs" fw={600} mb={2}>
              Held back
            </Text>
            <List size="sm" spacing={2}>
              {of.held.map(({ reason, count }) => (
                <List.Item key={reason}>
                  {formatCount(count)}: {reason}
                </List.Item>
              ))}
            </List>
          </div>
        )}
        {children}
      </Stack>
    </Section>
  );
}

function Fields({ of, label }: { of: FieldDifference[]; label: string }) {
  return (
    <Table verticalSpacing={4} aria-label={`${label}, field by field`} className={classes.fields}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th className={classes.mark}>Leaves</Table.Th>
          <Table.Th className={classes.name}>Field</Table.Th>
          <Table.Th>As the partner will see it</Table.Th>
          <Table.Th>How, or why not</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {of.map(({ field, leaves, why, example }) => (
          <Table.Tr key={field} data-leaves={leaves}>
            <Table.Td>{leaves ? <Leaves /> : <Stays />}</Table.Td>
            <Table.Td>{field}</Table.Td>
            <Table.Td>
              {example === null ? (
                <Text component="span" size="sm" c="dimmed">
                  {leaves ? "nothing of it this time" : "never"}
                </Text>
              ) : (
                <code className={classes.example}>{example}</code>
              )}
            </Table.Td>
            <Table.Td>
              <Text size="sm" c="dimmed">
                {why}
              </Text>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

const Leaves = () => (
  <Group gap={4} wrap="nowrap">
    <IconCheck size={14} color="var(--against)" aria-hidden />
    <span>yes</span>
  </Group>
);
const Stays = () => (
  <Group gap={4} wrap="nowrap">
    <IconX size={14} color="var(--for)" aria-hidden />
    <span>no</span>
  </Group>
);
