/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import{a}from"./chunk-QGRTF74G.js";import"./chunk-6YUQCDAF.js";import"./chunk-JQSSCWXA.js";export{a as sheets};
