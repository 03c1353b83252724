"use client";
import { Button, Group, Title } from "@mantine/core";
import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import { usePreferences } from "@/components/preferences/preferences";
import classes from "./content.module.css";

/** People's words: blurred, and silent to those who listen, until they are asked for; shown at once to who has chosen that. */
export function Blurred({ title, text }: { title: string; text: string }) {
  const { blurWords } = usePreferences();
  const [isShown, setShown] = useState(!blurWords);
  const Icon = isShown ? IconEyeOff : IconEye;
  return (
    <section>
      <Group justify="space-between" gap="sm" mb={4}>
        <Title order={3}>{title}</Title>
        {blurWords && (
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<Icon size={14} aria-hidden />}
            onClick={() => setShown(!isShown)}
          >
            {`${isShown ? "Blur" : "Show"} the ${title.toLowerCase()}`}
          </Button>
        )}
      </Group>
      <div className={classes.words} data-hidden={!isShown || undefined} aria-hidden={!isShown} dir="auto">
        {text}
      </div>
    </section>
  );
}
