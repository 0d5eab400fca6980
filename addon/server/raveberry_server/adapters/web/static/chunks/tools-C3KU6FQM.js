/* raveberry sources sha256:d77e9290f93c4841 */
/* licences: licences.txt */
import"./chunk-4OU7GTD2.js";import"./chunk-YCMEU2YB.js";import"./chunk-QME2FHOG.js";import"./chunk-SVZRMZYM.js";
