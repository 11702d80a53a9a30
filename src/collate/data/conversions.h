/* conversions.h - units of one dimension in its base unit: value * factor + offset. After NIST Special Publication 811 (2008),
 * Appendix B.8; a ton without more is the short ton of American news. Sorted by unit. */
#ifndef WEFT_COLLATE_CONVERSIONS_H
#define WEFT_COLLATE_CONVERSIONS_H

static const struct conversion {
  const char *unit, *base;
  double factor, offset;
} conversions[] = {
    {"C", "C", 1, 0},
    {"F", "C", 5.0 / 9, -160.0 / 9},
    {"GB", "byte", 1e9, 0},
    {"GW", "W", 1e9, 0},
    {"KB", "byte", 1e3, 0},
    {"MB", "byte", 1e6, 0},
    {"MW", "W", 1e6, 0},
    {"TB", "byte", 1e12, 0},
    {"acres", "square m", 4046.8564, 0},
    {"cm", "m", 0.01, 0},
    {"feet", "m", 0.3048, 0},
    {"g", "kg", 0.001, 0},
    {"gallons", "litres", 3.785412, 0},
    {"hectares", "square m", 10000, 0},
    {"inches", "m", 0.0254, 0},
    {"kW", "W", 1e3, 0},
    {"kg", "kg", 1, 0},
    {"km", "m", 1000, 0},
    {"km/h", "km/h", 1, 0},
    {"knots", "km/h", 1.852, 0},
    {"litres", "litres", 1, 0},
    {"m", "m", 1, 0},
    {"mg", "kg", 1e-6, 0},
    {"miles", "m", 1609.344, 0},
    {"ml", "litres", 0.001, 0},
    {"mm", "m", 0.001, 0},
    {"mph", "km/h", 1.609344, 0},
    {"nautical miles", "m", 1852, 0},
    {"ounces", "kg", 0.02834952, 0},
    {"pounds", "kg", 0.4535924, 0},
    {"square feet", "square m", 0.09290304, 0},
    {"square km", "square m", 1e6, 0},
    {"square m", "square m", 1, 0},
    {"square miles", "square m", 2589988.1, 0},
    {"tonnes", "kg", 1000, 0},
    {"tons", "kg", 907.18474, 0},
    {"yards", "m", 0.9144, 0},
};

#endif
