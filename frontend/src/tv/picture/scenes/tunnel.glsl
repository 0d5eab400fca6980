// A flight through rings, each of them the spectrum of a moment ago.
void main() {
  vec2 at = (v_at - 0.5) * vec2(u_aspect, 1.0);
  at += 0.08 * vec2(sin(u_time * 0.37), cos(u_time * 0.29));
  at *= turned(u_time * 0.07);
  float radius = length(at) + 0.0001;
  float angle = abs(atan(at.y, at.x)) / 3.14159;
  float depth = 0.28 / radius;
  float loud = band(angle, depth * 0.16);
  float travel = depth + 0.5 * u_beat + 0.12 * u_time;
  float rings = smoothstep(0.35, 0.5, abs(fract(travel) - 0.5));
  float lines = smoothstep(0.40, 0.5, abs(fract(angle * 8.0) - 0.5));
  float near = smoothstep(0.03, 0.5, radius);
  vec3 wall = color(0.12 * floor(travel) + 0.25 * angle);
  vec3 shown = wall * (0.10 + 0.75 * loud * loud + 0.30 * rings * (0.3 + loud) + 0.18 * lines) * near;
  shown += color(0.2 + 0.02 * u_time) * 0.025 * (1.0 + u_pulse) / (radius + 0.05);
  show(shown);
}
