/** Coarse ground with one place that calms and one that wakes: what the product is about, without a word. */
export function SignInArt() {
  return (
    <svg className="sign-in-art" viewBox="0 0 720 800" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <g className="art-street">
        <path d="M-20 250C180 230 420 270 760 220" />
        <path d="M520-20c-30 180-60 260-20 430s60 240 90 410" />
        <path d="M-20 640c220-40 380 30 780-50" />
      </g>
      <path className="art-green" d="M600 40c70-20 150 10 150 110s-40 140-110 130-90-90-80-140 0-80 40-100z" />
      <g className="art-house">
        {[70, 160, 250].map((x) => (
          <rect key={x} x={x} y={60} width={58} height={140} rx={5} />
        ))}
        <rect x={350} y={70} width={120} height={50} rx={5} />
        <rect x={80} y={310} width={66} height={220} rx={5} />
        <rect x={180} y={310} width={250} height={66} rx={5} />
        <rect x={180} y={470} width={170} height={60} rx={5} />
        <rect x={90} y={700} width={190} height={70} rx={5} />
        <rect x={360} y={690} width={80} height={90} rx={5} />
      </g>
      <rect className="art-square" x={180} y={386} width={250} height={74} rx={3} />
      <g className="art-ring">
        <circle cx={189} cy={130} r={62} />
        <circle cx={305} cy={424} r={44} />
        <circle cx={648} cy={160} r={40} />
      </g>
      <circle className="art-most" cx={189} cy={130} r={34} />
      <circle className="art-some" cx={305} cy={424} r={20} />
      <circle className="art-few" cx={648} cy={160} r={12} />
    </svg>
  )
}
