/* raveberry sources sha256:1197492dd20fc604 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-MA2YXPGZ.js";import{a as m,b as o}from"./chunks/chunk-WP4QF5OH.js";import"./chunks/chunk-MNMKGLID.js";import"./chunks/chunk-AB6OGJB3.js";import"./chunks/chunk-QUH35P2B.js";import"./chunks/chunk-FXGEDEKE.js";r({...m,why:o});
