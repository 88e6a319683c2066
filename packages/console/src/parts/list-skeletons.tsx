import { Skeleton } from "@mantine/core";

/** The shape of a list of tracks. */
export function ListSkeletons() {
  return (
    <div className="tracks">
      {["a", "b", "c", "d", "e", "f", "g", "h"].map((row) => (
        <Skeleton key={row} height={40} mb={8} animate={false} />
      ))}
    </div>
  );
}
