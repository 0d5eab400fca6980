/* raveberry sources sha256:da0c2791239aee51 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-PP7ZUYYF.js";import{a as m,b as o}from"./chunks/chunk-JVAZV7LN.js";import"./chunks/chunk-R2DSW5PX.js";import"./chunks/chunk-URSO76JI.js";import"./chunks/chunk-ORPPWIKN.js";import"./chunks/chunk-6RRYQTQ7.js";r({...m,why:o});
