"use client";
import { Alert, Button, Code, Group, Stack, Text } from "@mantine/core";
import { IconAlertTriangle, IconLock } from "@tabler/icons-react";
import { asProblem } from "@/lib/queries/problem";
import { mayNotSee } from "./not-for-you";

/** Why something cannot be shown, the request to quote, and a way to try again where that can help. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const problem = asProblem(error);
  const isRefusal = problem.isForbidden || problem.status === 404;
  const Icon = problem.isForbidden ? IconLock : IconAlertTriangle;
  return (
    <Alert
      role="alert"
      variant="light"
      color={isRefusal ? "gray" : "red"}
      icon={<Icon size={18} aria-hidden />}
      title={problem.isForbidden ? mayNotSee : problem.title}
    >
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{problem.message}</Text>
        {problem.fields.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 18 }}>
            {problem.fields.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <Code>{field}</Code> {message}
              </li>
            ))}
          </ul>
        )}
        <Group gap="sm">
          {onRetry !== undefined && !isRefusal && (
            <Button variant="default" onClick={onRetry}>
              Try again
            </Button>
          )}
          {problem.requestId !== null && (
            <Text size="xs" c="dimmed">
              Request {problem.requestId}
            </Text>
          )}
        </Group>
      </Stack>
    </Alert>
  );
}
