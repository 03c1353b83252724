"use client";
import { Button, Group, TextInput } from "@mantine/core";
import { parseAsString, useQueryState } from "nuqs";
import { useState } from "react";
import { Section } from "@/components/data/section";
import { WhyLinked } from "./why-linked";

/** Asks why one account is linked to another; the question is part of the URL. */
export function WhyLinkedSection({ accountId }: { accountId: string }) {
  const [other, setOther] = useQueryState("with", parseAsString.withDefault("").withOptions({ history: "push" }));
  const [typed, setTyped] = useState(other);
  return (
    <Section title="Why are these two linked?" about="what both share, or the shortest chain of links between them">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void setOther(typed.trim() === accountId ? "" : typed.trim() || null);
        }}
      >
        <Group gap="xs" align="flex-end" mb={other === "" ? 0 : "sm"}>
          <TextInput
            label="The other account"
            placeholder="account id"
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            error={typed.trim() === accountId ? "Name another account than this one." : undefined}
            w={320}
          />
          <Button type="submit" variant="default" disabled={typed.trim() === "" || typed.trim() === accountId}>
            Ask
          </Button>
        </Group>
      </form>
      {other !== "" && <WhyLinked accountA={accountId} accountB={other} />}
    </Section>
  );
}
