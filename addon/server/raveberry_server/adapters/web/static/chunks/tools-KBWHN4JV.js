/* raveberry sources sha256:6b585b72658dfc1a */
/* licences: licences.txt */
import"./chunk-S3IJ5PFW.js";import"./chunk-3YXJJ7PM.js";import"./chunk-4OJ2W27I.js";import"./chunk-6UJFQLEF.js";
