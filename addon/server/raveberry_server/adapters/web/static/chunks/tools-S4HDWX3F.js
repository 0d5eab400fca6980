/* raveberry sources sha256:9f32314316999f87 */
/* licences: licences.txt */
import"./chunk-QCRIQTN6.js";import"./chunk-HRTA2SAW.js";import"./chunk-2ZIG4G2U.js";import"./chunk-RXVFCC7E.js";
