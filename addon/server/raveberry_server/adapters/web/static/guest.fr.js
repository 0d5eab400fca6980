/* raveberry sources sha256:6fb502558836dee7e44040b03eae4935bb40486ba3e41aae3e4a0a6521ead4e4 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-Y7F6GA4O.js";import{a as m,b as o}from"./chunks/chunk-W3F6NPB7.js";import"./chunks/chunk-I6VP5URV.js";import"./chunks/chunk-KSQJGSXZ.js";import"./chunks/chunk-MKVXI6LV.js";import"./chunks/chunk-H3VWH5A7.js";r({...m,why:o});
