"use client";
import { SegmentedControl, Stack, Switch, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useId } from "react";
import { Moment } from "@/components/data/moment";
import { Section } from "@/components/data/section";
import { usePreferences } from "@/components/preferences/preferences";
import type { UserSettings } from "@/lib/people/contract";
import { keys } from "@/lib/queries/keys";
import { asProblem } from "@/lib/queries/problem";
import { saveSettingsMutation } from "@/lib/queries/settings";

/** How the console looks to oneself, on every machine; each choice is kept as it is made. */
export function HowItLooks() {
  const settings = usePreferences();
  const client = useQueryClient();
  const save = useMutation({
    ...saveSettingsMutation(),
    onMutate: (next) => client.setQueryData(keys.settings, next),
    onError: (error) => {
      void client.invalidateQueries({ queryKey: keys.settings });
      notifications.show({ color: "red", title: "It was not kept", message: asProblem(error).message });
    },
  });
  const set = (change: Partial<UserSettings>) => save.mutate({ ...settings, ...change });
  return (
    <Section title="How it looks to you" about="kept on the server, for you alone">
      <Stack gap="lg">
        <Switch
          label="Blur people's words until you ask for them"
          description="What reading takes does not change: a permission, a campaign and a purpose, on the record."
          checked={settings.blurWords}
          onChange={(event) => set({ blurWords: event.currentTarget.checked })}
        />
        <Switch
          label="Without colours"
          description="Nothing is told by colour alone."
          checked={settings.greyscale}
          onChange={(event) => set({ greyscale: event.currentTarget.checked })}
        />
        <Choice
          label="Times"
          about={<Zone />}
          value={settings.zone}
          options={[
            { value: "utc", label: "UTC" },
            { value: "local", label: "This browser's zone" },
          ]}
          onChange={(zone) => set({ zone })}
        />
        <Choice
          label="Motion"
          value={settings.motion}
          options={[
            { value: "system", label: "As the system asks" },
            { value: "none", label: "None" },
          ]}
          onChange={(motion) => set({ motion })}
        />
        <Choice
          label="Density"
          value={settings.density}
          options={[
            { value: "normal", label: "Normal" },
            { value: "compact", label: "Compact" },
          ]}
          onChange={(density) => set({ density })}
        />
      </Stack>
    </Section>
  );
}

/** A moment that everybody knows, as it is written now. */
const Zone = () => (
  <>
    Every time names its zone; days are counted in UTC. The first of the year reads{" "}
    <Moment at={`${new Date().getUTCFullYear()}-01-01T00:00:00.000Z`} />.
  </>
);

interface ChoiceProps<Value extends string> {
  label: string;
  about?: ReactNode;
  value: Value;
  options: { value: Value; label: string }[];
  onChange: (value: Value) => void;
}

function Choice<Value extends string>({ label, about, value, options, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <Stack gap={4} align="flex-start">
      <Text size="sm" id={id}>
        {label}
      </Text>
      <SegmentedControl
        size="xs"
        aria-labelledby={id}
        data={options}
        value={value}
        onChange={(chosen) => onChange(chosen as Value)}
      />
      {about !== undefined && (
        <Text size="xs" c="dimmed" component="div">
          {about}
        </Text>
      )}
    </Stack>
  );
}
