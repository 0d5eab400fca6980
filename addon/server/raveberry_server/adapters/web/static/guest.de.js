/* raveberry sources sha256:91a1aacd7ff49804 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-YENJHKTQ.js";import{a as m,b as o}from"./chunks/chunk-MDPDXKLT.js";import"./chunks/chunk-IUH3SN2Q.js";import"./chunks/chunk-B5MJ4Z6O.js";import"./chunks/chunk-6YUQCDAF.js";import"./chunks/chunk-JQSSCWXA.js";r({...m,why:o});
