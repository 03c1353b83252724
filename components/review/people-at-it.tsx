"use client";
import { Avatar, Group, Text, Tooltip } from "@mantine/core";
import { IconBookmarkFilled } from "@tabler/icons-react";
import type { ReviewState } from "@/lib/review/contract";

const mostShown = 3;

/** Who works on it, then who else has it open. */
export function PeopleAtIt({ review: { claim, present } }: { review: ReviewState }) {
  const others = present.filter(({ id }) => id !== claim?.holder.id);
  if (claim === null && others.length === 0) return <span aria-hidden>–</span>;
  return (
    <Group gap={6} wrap="nowrap">
      {claim !== null && (
        <Tooltip label={claim.handedBy === null ? "Works on it" : `Handed over by ${claim.handedBy}`}>
          <Group gap={4} wrap="nowrap">
            <IconBookmarkFilled size={13} aria-hidden color="var(--mark)" />
            <Text component="span" size="sm" truncate>
              {claim.holder.name}
            </Text>
          </Group>
        </Tooltip>
      )}
      {others.length > 0 && <Lookers names={others.map(({ name }) => name)} />}
    </Group>
  );
}

/** Initials of those who have it open. */
export function Lookers({ names }: { names: string[] }) {
  const label = `${names.join(", ")} ${names.length === 1 ? "has" : "have"} it open`;
  return (
    <Tooltip label={label}>
      <Avatar.Group role="img" aria-label={label}>
        {names.slice(0, mostShown).map((name) => (
          <Avatar key={name} name={name} size={22} variant="default" />
        ))}
        {names.length > mostShown && (
          <Avatar size={22} variant="default">
            +{names.length - mostShown}
          </Avatar>
        )}
      </Avatar.Group>
    </Tooltip>
  );
}
