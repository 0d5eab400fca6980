// The cover's colours between six mirrors.
void main() {
  vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0) * 1.7;
  at *= turned(0.05 * u_time);
  float radius = length(at);
  float sector = 1.0471976;
  float angle = abs(mod(atan(at.y, at.x), sector) - 0.5 * sector);
  vec2 folded = radius * vec2(cos(angle), sin(angle));
  float paint = 0.0;
  for (int mirror = 0; mirror < 4; mirror++) {
    folded = abs(folded) - vec2(0.34 + 0.05 * sin(0.21 * u_time), 0.22);
    folded *= turned(0.5 + 0.13 * sin(0.17 * u_time) + 0.02 * u_pulse);
    paint += 0.5 * length(folded);
  }
  float loud = band(fract(0.8 * paint), 0.3 * radius);
  vec3 glass = color(0.55 * paint + 0.03 * u_time);
  float lead = smoothstep(0.0, 0.05, abs(folded.x)) * smoothstep(0.0, 0.05, abs(folded.y));
  vec3 shown = glass * (0.14 + 0.75 * loud) * mix(0.45, 1.0, lead);
  show(shown * smoothstep(1.9, 0.5, radius));
}
