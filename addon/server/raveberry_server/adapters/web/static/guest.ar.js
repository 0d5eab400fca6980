/* raveberry sources sha256:fc48589741494174 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-GH4IJJAR.js";import{a as m,b as o}from"./chunks/chunk-SOKWLPAG.js";import"./chunks/chunk-4DAWDJ6S.js";import"./chunks/chunk-QRPQUKCD.js";import"./chunks/chunk-5A6X57FI.js";import"./chunks/chunk-SMTKJXVL.js";r({...m,why:o});
