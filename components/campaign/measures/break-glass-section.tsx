"use client";
import { Button, Group, Stack, Text } from "@mantine/core";
import { IconHammer } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { ErrorState } from "@/components/feedback/error-state";
import { isReason, ReasonField } from "@/components/feedback/reason-field";
import classes from "./measures.module.css";

const leastEmergency = 30;

interface BreakGlassSectionProps {
  /** What would be done; null while something of it is missing. */
  what: string | null;
  onBreak: (emergency: string) => Promise<void>;
  onDone: () => void;
}

/** The way around the second person: closed at first, and never reached by Ctrl-Enter. */
export function BreakGlassSection({ what, onBreak, onDone }: BreakGlassSectionProps) {
  const [isOpen, setIsOpen] = useState(false);
  const [emergency, setEmergency] = useState("");
  const act = useMutation({ mutationFn: () => onBreak(emergency), onSuccess: onDone });
  return (
    <section className={classes.glass} data-open={isOpen || undefined} aria-label="Break glass">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text size="sm" fw={600} c="var(--mantine-color-error)">
            It cannot wait for a second person?
          </Text>
          <Button
            variant="subtle"
            color="red"
            size="compact-xs"
            leftSection={<IconHammer size={14} aria-hidden />}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            {isOpen ? "Leave the glass whole" : "Break glass …"}
          </Button>
        </Group>
        {isOpen && (
          <>
            <Text size="sm">
              It is carried out at once on all of them, without a plan, in your name. Everybody who approves is told,
              and one of them reviews it.
            </Text>
            <ReasonField
              label="Emergency"
              least={leastEmergency}
              description="Why it cannot wait, in at least 30 characters"
              value={emergency}
              onChange={setEmergency}
            />
            {act.error !== null && <ErrorState error={act.error} />}
            <Group justify="flex-end">
              <Button
                color="red"
                leftSection={<IconHammer size={15} aria-hidden />}
                disabled={what === null || !isReason(emergency, leastEmergency)}
                loading={act.isPending}
                onClick={() => act.mutate()}
              >
                {what === null ? "Break glass" : `Break glass: ${what.toLowerCase()}`}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </section>
  );
}
