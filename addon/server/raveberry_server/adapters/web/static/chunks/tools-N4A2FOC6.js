/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import"./chunk-YRDAKPMH.js";import"./chunk-Y6ZOT7K6.js";import"./chunk-B5MJ4Z6O.js";import"./chunk-JQSSCWXA.js";
