/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import"./chunk-MBZTVX4A.js";import"./chunk-UOTAZDT5.js";import"./chunk-URSO76JI.js";import"./chunk-6RRYQTQ7.js";
