/* raveberry sources sha256:d9690338f94e42b3 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-AHMRJQME.js";import{a as m,b as o}from"./chunks/chunk-BK6CJN7S.js";import"./chunks/chunk-TZSPJHQ4.js";import"./chunks/chunk-2LS3VQS5.js";import"./chunks/chunk-TLUPSPKT.js";import"./chunks/chunk-CCZX4R5N.js";r({...m,why:o});
