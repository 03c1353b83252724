"use client";
import { Button, FileButton, Text } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { useState } from "react";
import classes from "./import.module.css";

/** A place to drop files on, with a button that does the same. */
export function DropArea({ onFiles, isSmall }: { onFiles: (files: File[]) => void; isSmall: boolean }) {
  const [isOver, setOver] = useState(false);
  return (
    <section
      aria-label="Drop files here"
      className={classes.drop}
      data-over={isOver || undefined}
      data-small={isSmall || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onFiles([...event.dataTransfer.files]);
      }}
    >
      <FileButton multiple onChange={onFiles}>
        {(props) => (
          <Button {...props} variant="default" leftSection={<IconUpload size={14} aria-hidden />}>
            {isSmall ? "Add files" : "Choose files"}
          </Button>
        )}
      </FileButton>
      <Text size="sm" c="dimmed">
        or drop them here
      </Text>
    </section>
  );
}
