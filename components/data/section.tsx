import { Group, Paper, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";

/** A titled part of a page. */
export function Section(props: { title: ReactNode; about?: ReactNode; actions?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <Paper component="section" aria-labelledby={id}>
      <Group justify="space-between" align="baseline" mb="sm" gap="sm">
        <Group gap="sm" align="baseline">
          <Title order={2} id={id}>
            {props.title}
          </Title>
          {props.about !== undefined && (
            <Text size="xs" c="dimmed" component="div">
              {props.about}
            </Text>
          )}
        </Group>
        {props.actions}
      </Group>
      {props.children}
    </Paper>
  );
}
