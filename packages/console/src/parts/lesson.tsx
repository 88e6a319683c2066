interface LessonProps {
  readonly title?: string;
  readonly text: string;
  readonly command: string;
}

/** An empty place that teaches how it is filled. */
export function Lesson({ title, text, command }: LessonProps) {
  return (
    <div className="lesson">
      {title !== undefined && <h3>{title}</h3>}
      <p>{text}</p>
      <pre>
        <code>{command}</code>
      </pre>
    </div>
  );
}
