/* raveberry sources sha256:7a31be67e959ced3608390fa41fdecbf7a03a1864ac2d805c902d4c68d9309a3 */
/* licences: licences.txt */
import{a as r}from"./chunks/chunk-X5YFREWX.js";import{a as m,b as o}from"./chunks/chunk-GPYJE3QG.js";import"./chunks/chunk-YOL4R7YC.js";import"./chunks/chunk-UXPVPPZP.js";import"./chunks/chunk-7WWU2VTG.js";import"./chunks/chunk-7KUDJGA4.js";r({...m,why:o});
