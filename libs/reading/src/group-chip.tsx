import { groupOf } from '#concordat';

/** The drawn sign of a group: a white letter in its shape. Always stands after the group's name, so it is read out to nobody. */
export function GroupChip({ code }: { code: string }) {
  const { letter, fill, shape, chipWidth, letterAt } = groupOf(code);
  const [x, y] = letterAt;
  return (
    <svg
      className="cp-chip"
      width={chipWidth}
      height={24}
      viewBox={`0 0 ${chipWidth} 24`}
      aria-hidden="true"
      focusable="false"
    >
      <path className="cp-chip__shape" d={shape} fill={fill} />
      <text
        className="cp-chip__letter"
        x={x}
        y={y}
        fill="#ffffff"
        fontFamily="arial, sans-serif"
        fontSize={13}
        fontWeight={700}
        textAnchor="middle"
      >
        {letter}
      </text>
    </svg>
  );
}

/** A group as it is always shown: its name first, then its chip. */
export function GroupName({ code, label }: { code: string; label?: string }) {
  return (
    <span className="cp-group">
      {label ?? groupOf(code).label} <GroupChip code={code} />
    </span>
  );
}
